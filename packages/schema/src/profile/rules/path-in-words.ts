/** `['purposes', 2, 'id']` as `purposes[2].id`; the root as `(profile)`. */
export function pathInWords(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '(profile)';
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');
}
