// What moderators are at the desk, and what each may do.

export const roles = ['coordinator', 'moderator', 'trainee'] as const;

export type Role = (typeof roles)[number];

export function isRole(value: string): value is Role {
  return (roles as readonly string[]).includes(value);
}
