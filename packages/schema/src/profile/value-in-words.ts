import { durationInWords, durationShape } from './duration.ts';

/** Any value of a profile in plain words: periods spelt out, lists with commas, yes and no for switches. */
export function valueInWords(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return `${value}`;
  if (typeof value !== 'object' || value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(valueInWords).join(', ');
  const duration = durationShape.safeParse(value);
  if (duration.success) return durationInWords(duration.data);
  return Object.entries(value)
    .map(([key, part]) => `${key} ${valueInWords(part)}`)
    .join('; ');
}

/** `1 fault`, `3 faults`. */
export function countOf(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}
