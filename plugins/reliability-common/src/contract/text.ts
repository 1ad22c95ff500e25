import { z } from 'zod';

// PostgreSQL cannot store U+0000, and lone surrogates do not survive UTF-8: both are refused by name rather than lost.
const STORABLE = 'contains characters that cannot be stored';
const storable = (value: string) =>
  !value.includes('\u0000') && !/\p{Surrogate}/u.test(value);

/**
 * Text that fits: what cannot be stored is left out, and the end is cut off without tearing a character apart. For text that a machine
 * gives us; people are told instead.
 *
 * @public
 */
export function fitted(text: string, max: number): string {
  return text
    .replaceAll('\u0000', '')
    .slice(0, max)
    .replace(/\p{Surrogate}/gu, '');
}

/** One line of text, trimmed, not empty. @public */
export function line(max: number) {
  return z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max)
    .refine(storable, STORABLE)
    .refine(value => !/[\r\n]/.test(value), 'must be one line');
}

/** Text over several lines (Markdown). @public */
export function prose(max: number) {
  return z.string().max(max).refine(storable, STORABLE);
}

/** A few words on one line, trimmed; may be empty. @internal */
export function words(max: number) {
  return z.string().trim().max(max).refine(storable, STORABLE);
}

/**
 * Whether a text is a whole `http(s):` or `mailto:` address. `https:/page` is none: where a page is served over https, it leads to one of
 * its own.
 *
 * @public
 */
export function isLinkUrl(text: string): boolean {
  if (!/^(https?:\/\/|mailto:)/i.test(text)) return false;
  try {
    return Boolean(new URL(text));
  } catch {
    return false;
  }
}

/** A link that may be shown: http, https or mailto only. @public */
export const linkUrl = z
  .string()
  .trim()
  .max(2000)
  .refine(storable, STORABLE)
  .refine(isLinkUrl, 'must be an http, https or mailto link');
