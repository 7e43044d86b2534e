/** The addresses of the environment behind which data goes to other machines. */
type Addresses = {
  readonly DATABASE_URL?: string | undefined;
  readonly REMIT_SMTP_URL?: string | undefined;
  readonly REMIT_PUBLIC_URL?: string | undefined;
  readonly REMIT_FILES_ORIGIN?: string | undefined;
  readonly REMIT_FILES_ENDPOINT?: string | undefined;
};

/** The ways on which data would leave this machine without TLS: a sentence each, for whoever attests that there are none. */
export function plainWays({ DATABASE_URL, REMIT_SMTP_URL, ...web }: Addresses): string[] {
  const names = ['REMIT_PUBLIC_URL', 'REMIT_FILES_ORIGIN', 'REMIT_FILES_ENDPOINT'] as const;
  return [
    ...(leaves(DATABASE_URL) && !says(DATABASE_URL, 'sslmode', ['require', 'verify-ca', 'verify-full'])
      ? [`DATABASE_URL goes to another machine: ${PROMISED}, add ?sslmode=verify-full.`]
      : []),
    ...names
      .filter((name) => leaves(web[name]) && web[name]?.startsWith('http:'))
      .map((name) => `${name} begins with https:// ${PROMISED}.`),
    ...(leaves(REMIT_SMTP_URL) &&
    REMIT_SMTP_URL.startsWith('smtp:') &&
    !says(REMIT_SMTP_URL, 'requireTLS', ['true'])
      ? [`REMIT_SMTP_URL begins with smtps://, or ends with ?requireTLS=true, ${PROMISED}.`]
      : []),
  ];
}

const PROMISED = 'where REMIT_MIN_TLS promises TLS';

/** Whether it is the address of another machine. */
function leaves(address: string | undefined): address is string {
  if (address === undefined) return false;
  const url = URL.parse(address);
  // PostgreSQL's host may be told beside, and may be a socket's folder.
  const host = (url?.protocol.startsWith('postgres') && last(url, 'host')) || url?.hostname;
  return host === undefined || !/^(|\/.*|localhost|\[?::1\]?|127(\.\d+){3})$/.test(host);
}

function says(address: string, name: string, values: readonly string[]): boolean {
  const url = URL.parse(address);
  return values.includes((url && last(url, name)) ?? '');
}

/** Of several the last counts, as it does for those who connect with it. */
function last({ searchParams }: URL, name: string): string | undefined {
  return searchParams.getAll(name).at(-1);
}
