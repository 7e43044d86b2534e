/** What a browser without scripts does on the login pages: keeps cookies, sends forms. */
export type LoginBrowser = {
  get(path: string): Promise<LoginPage>;
  /** A link that leads elsewhere and back: what is said to be at `publicUrl` is here. */
  follow(path: string, publicUrl: string): Promise<LoginPage>;
  /** Fills in and sends the form of a page. What is left out is sent as it stands in the page. */
  send(page: LoginPage, fields: Readonly<Record<string, string>>, headers?: HeadersInit): Promise<LoginPage>;
  /** The Cookie header that it would send now. */
  cookies(): string;
  setCookie(name: string, value: string): void;
};

export type LoginPage = {
  readonly status: number;
  readonly headers: Headers;
  /** Where it was answered, after redirects. */
  readonly path: string;
  readonly text: string;
  readonly title: string;
  readonly fault: string | undefined;
};

/** @param origin `http://127.0.0.1:<port>` */
export function createLoginBrowser(origin: string): LoginBrowser {
  const jar = new Map<string, string>();
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

  async function ask(path: string, init: RequestInit = {}): Promise<LoginPage> {
    const headers = new Headers(init.headers);
    headers.set('cookie', cookies());
    const response = await fetch(`${origin}${path}`, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '' || /max-age=0/i.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (response.status === 303 && location?.startsWith('/')) return ask(location);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      path,
      text,
      title: /<h1>(.*?)<\/h1>/s.exec(text)?.[1] ?? '',
      fault: /id="fault">(.*?)<\/p>/s.exec(text)?.[1],
    };
  }

  return {
    cookies,
    setCookie: (name, value) => void jar.set(name, value),
    get: (path) => ask(path),
    async follow(path, publicUrl) {
      const there = (await ask(path)).headers.get('location') ?? '';
      const back = (await fetch(there, { redirect: 'manual' })).headers.get('location') ?? '';
      return ask(back.replace(publicUrl, ''));
    },
    async send(page, fields, headers) {
      const action = /<form method="post" action="([^"]+)"/.exec(page.text)?.[1] ?? page.path;
      const hidden = [...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
      const all = new URLSearchParams(hidden.map(([, name = '', value = '']) => [name, value]));
      for (const [name, value] of Object.entries(fields)) all.set(name, value);
      return ask(action, {
        method: 'POST',
        body: all.toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin, ...headers },
      });
    },
  };
}
