// The body of a request: JSON, or multipart as soon as there is a file to upload.

export interface Body {
  readonly body: string | FormData;
  readonly headers: Readonly<Record<string, string>>;
}

type Fields = Readonly<Record<string, unknown>>;

function holdsFile(value: unknown): boolean {
  if (value instanceof Uint8Array || value instanceof File) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(holdsFile);
}

/** A picture is its bytes; a document brings its own name and type. */
function addFile(form: FormData, name: string, bytes: Uint8Array | File): void {
  if (bytes instanceof File) return form.set(name, bytes);
  // Copied into a fresh array: a Blob may not stand on memory that is shared between threads.
  form.set(name, new Blob([new Uint8Array(bytes)], { type: 'image/png' }), `${name}.png`);
}

/** Nested files become parts of their own, named by `attach://`; everything else is JSON. */
function detach(form: FormData, name: string, value: unknown): unknown {
  if (value instanceof Uint8Array || value instanceof File) {
    addFile(form, name, value);
    return `attach://${name}`;
  }
  // Not by a replacer of JSON.stringify: it meets a Buffer only after its toJSON().
  if (Array.isArray(value)) return value.map((one, at) => detach(form, `${name}_${at}`, one));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, one]) => [key, detach(form, `${name}_${key}`, one)]),
  );
}

function multipartOf(params: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue;
    if (value instanceof Uint8Array || value instanceof File) addFile(form, name, value);
    else if (typeof value === 'string') form.set(name, value);
    else form.set(name, JSON.stringify(detach(form, name, value)));
  }
  return form;
}

export function bodyOf(params: Fields): Body {
  if (holdsFile(params)) return { body: multipartOf(params), headers: {} };
  return { body: JSON.stringify(params), headers: { 'content-type': 'application/json' } };
}
