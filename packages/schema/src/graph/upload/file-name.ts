const LONGEST = 150;

/** What a file of this type may be called at its end, the usual one first: a text that ends in `.bat` is a program. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  'text/plain': ['txt', 'log'],
  'text/csv': ['csv'],
};

/**
 * The name of a file as it is kept: no folders, nothing that a screen hides or a file system minds, and an ending that
 * says what the file is.
 *
 * @example
 * cleanFileName('../../invoice.bat', 'text/plain'); // 'invoice.bat.txt'
 */
export function cleanFileName(given: string, mediaType: string): string {
  const name = given
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    // Control characters, and the invisible ones that turn the order of letters around.
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const endings = ENDINGS[mediaType];
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot + 1)] : [name, ''];
  if (endings === undefined || endings.includes(ending.toLowerCase())) {
    return join(stem || 'file', ending);
  }
  return join(name || 'file', endings[0] ?? '');
}

function join(stem: string, ending: string): string {
  const end = ending === '' ? '' : `.${ending}`;
  // By characters, so that none is cut in half.
  return `${[...stem].slice(0, Math.max(1, LONGEST - end.length)).join('')}${end}`;
}
