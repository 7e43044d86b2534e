/** A browser without pictures: keeps cookies by path, follows nothing by itself. */
export type Browser = {
  get(url: string): Promise<BrowserAnswer>;
  post(url: string, form: URLSearchParams): Promise<BrowserAnswer>;
  setCookie(name: string, value: string): void;
};

export type BrowserAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** Where it leads, as a whole address. */
  readonly location: string | undefined;
};

type Cookie = { readonly name: string; readonly value: string; readonly path: string };

export function createBrowser(): Browser {
  const jar = new Map<string, Cookie>();

  function keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    const path = attributes.find((each) => /^path=/i.test(each))?.slice(5) ?? '/';
    if (value === '') jar.delete(`${name} ${path}`);
    else jar.set(`${name} ${path}`, { name, value, path });
  }

  async function send(url: string, init: RequestInit): Promise<BrowserAnswer> {
    const { pathname } = new URL(url);
    const cookies = [...jar.values()].filter(({ path }) => pathname.startsWith(path));
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: {
        ...init.headers,
        accept: 'text/html',
        cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      },
    });
    for (const line of response.headers.getSetCookie()) keep(line);
    const location = response.headers.get('location');
    return {
      status: response.status,
      headers: response.headers,
      body: await response.text(),
      location: location === null ? undefined : new URL(location, url).href,
    };
  }

  return {
    get: (url) => send(url, {}),
    // A browser says which page a form came from; here that is always one of the same site.
    post: (url, form) => send(url, { method: 'POST', body: form, headers: { origin: new URL(url).origin } }),
    setCookie: (name, value) => void jar.set(`${name} /`, { name, value, path: '/' }),
  };
}
