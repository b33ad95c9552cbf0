// A few methods say in words what they have done, beside their result.

export interface Described {
  readonly kind: 'described';
  readonly result: unknown;
  readonly description: string;
}

export function described(result: unknown, description: string): Described {
  return { kind: 'described', result, description };
}

export function isDescribed(value: unknown): value is Described {
  return (
    typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'described'
  );
}
