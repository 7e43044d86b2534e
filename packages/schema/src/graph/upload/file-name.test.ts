import { expect, test } from 'vitest';
import { cleanFileName } from './file-name.ts';

test.each([
  ['photo.png', 'image/png', 'photo.png'],
  ['Račun 12.PDF', 'application/pdf', 'Račun 12.PDF'],
  ['../../etc/passwd', 'text/plain', 'passwd.txt'],
  ['C:\\Users\\ana\\run.bat', 'text/plain', 'run.bat.txt'],
  ['page.html', 'text/plain', 'page.html.txt'],
  // What turns the order of letters around would show this one as "exe.png".
  ['ana\u202Egnp.exe', 'image/png', 'anagnp.exe.png'],
  ['a\0b\r\nc.csv', 'text/csv', 'abc.csv'],
  ['a<b>"c".gif', 'image/gif', 'a_b__c_.gif'],
  ['.htaccess', 'text/plain', 'htaccess.txt'],
  ['...', 'image/png', 'file.png'],
  ['', 'image/jpeg', 'file.jpg'],
  ['report.v2', 'application/x-other', 'report.v2'],
])('%j as %s is kept as %j', (given, mediaType, kept) => {
  expect(cleanFileName(given, mediaType)).toBe(kept);
});

test('a long name keeps its ending', () => {
  const kept = cleanFileName(`${'š'.repeat(400)}.pdf`, 'application/pdf');
  expect([[...kept].length, kept.slice(-5)]).toEqual([150, 'š.pdf']);
});
