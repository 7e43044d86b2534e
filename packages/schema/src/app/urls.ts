/** An absolute address that means the same to everybody: no user, no password, no fragment, no wildcard, no white space. */
export function isPlainUrl(text: string): boolean {
  if (/[\s*\\#]/.test(text) || !URL.canParse(text)) return false;
  const { username, password, hostname } = new URL(text);
  return username === '' && password === '' && hostname !== '' && !text.includes('@');
}

/** Plain http on this machine, by address: a name such as localhost may be somebody else's (RFC 8252, 8.3). */
export function isLoopback(text: string): boolean {
  return /^http:\/\/(127\.0\.0\.1|\[::1\])(:\d{1,5})?(\/|\?|$)/.test(text);
}
