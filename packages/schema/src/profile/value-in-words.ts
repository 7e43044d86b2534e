import { durationInWords, durationShape } from './duration.ts';

/** Any value of a profile in plain words: periods spelt out, lists with commas, yes and no for switches. */
export function valueInWords(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(valueInWords).join(', ');
  const duration = typeof value === 'object' ? durationShape.safeParse(value) : undefined;
  if (duration?.success) return durationInWords(duration.data);
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, part]) => `${key} ${valueInWords(part)}`)
      .join('; ');
  }
  return String(value);
}

/** `1 fault`, `3 faults`. */
export function countOf(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}
