import type { Browser, BrowserAnswer } from './browser.ts';

/** A page as somebody sees it: its address after all redirects, and what stands there. */
export type ShownPage = BrowserAnswer & { readonly url: string };

/** What a page asks for, as it stands there: nothing of it is known beforehand. */
export type PageForm = {
  readonly action: string;
  readonly inputs: readonly PageInput[];
  readonly buttons: readonly { readonly name: string; readonly value: string }[];
};

export type PageInput = {
  readonly name: string;
  readonly type: string;
  readonly value: string;
  readonly checked: boolean;
};

/** Goes to an address and on from it, until a page is shown or the browser is sent to another site. */
export async function openPage(browser: Browser, url: string): Promise<ShownPage> {
  return shown(browser, { at: url, answer: await browser.get(url) });
}

/** Follows the link with these words, as somebody who cannot wait for the page to go on by itself. */
export async function followLink(browser: Browser, page: ShownPage, words: string): Promise<ShownPage> {
  const link = tagsIn(page.body, 'a').find(({ after }) => after.trim().startsWith(words));
  if (link === undefined) throw new Error(`No link says "${words}": ${page.body}`);
  return openPage(browser, new URL(link.attributes.get('href') ?? '', page.url).href);
}

/** @throws {Error} there is not exactly one form on the page */
export function readPageForm(page: { readonly body: string; readonly url: string }): PageForm {
  const [form, ...others] = [...page.body.matchAll(/<form\b[^>]*>.*?<\/form>/gs)].map(([text]) => text);
  if (form === undefined || others.length > 0) throw new Error(`Not exactly one form: ${page.body}`);
  const action = tagsIn(form, 'form')[0]?.attributes.get('action') ?? '';
  return {
    action: new URL(action, page.url).href,
    inputs: tagsIn(form, 'input').map(({ attributes }) => ({
      name: attributes.get('name') ?? '',
      type: attributes.get('type') ?? 'text',
      value: attributes.get('value') ?? (attributes.get('type') === 'checkbox' ? 'on' : ''),
      checked: attributes.has('checked'),
    })),
    buttons: tagsIn(form, 'button').map(({ attributes }) => ({
      name: attributes.get('name') ?? '',
      value: attributes.get('value') ?? '',
    })),
  };
}

/**
 * Sends the form of a page the way a browser does: what is hidden in it as it stands, what was typed, the ticks that
 * were left, and the button that was pressed.
 * @returns the page that it leads to
 */
export async function sendPageForm(
  browser: Browser,
  page: ShownPage,
  { typed = {}, leave = () => true, press }: FormEntries,
): Promise<ShownPage> {
  const { action, inputs, buttons } = readPageForm(page);
  const absent = Object.keys(typed).filter((name) => !inputs.some((input) => input.name === name));
  if (absent.length > 0) throw new Error(`The page has no field ${absent.join(', ')}: ${page.body}`);
  const form = new URLSearchParams();
  for (const { name, type, value, checked } of inputs) {
    if (type !== 'checkbox') form.append(name, typed[name] ?? value);
    else if (checked && leave(value)) form.append(name, value);
  }
  const button = buttons.find(({ value }) => press === undefined || value === press);
  if (button === undefined) throw new Error(`The page has no button ${String(press)}: ${page.body}`);
  if (button.name !== '') form.append(button.name, button.value);
  return shown(browser, { at: action, answer: await browser.post(action, form) });
}

export type FormEntries = {
  readonly typed?: Readonly<Record<string, string>>;
  /** Which of the ticks that stand on the page stay. */
  readonly leave?: (tick: string) => boolean;
  /** Value of the button; default: the first. */
  readonly press?: string;
};

async function shown(
  browser: Browser,
  from: { readonly at: string; readonly answer: BrowserAnswer },
): Promise<ShownPage> {
  let { at, answer } = from;
  const { origin } = new URL(at);
  while (answer.location !== undefined && new URL(answer.location).origin === origin) {
    at = answer.location;
    answer = await browser.get(at);
  }
  return { ...answer, url: at };
}

type Tag = { readonly attributes: ReadonlyMap<string, string>; readonly after: string };

function tagsIn(markup: string, name: string): Tag[] {
  return [...markup.matchAll(new RegExp(`<${name}\\b((?:[^>"]|"[^"]*")*)>([^<]*)`, 'g'))].map(
    ([, attributes = '', after = '']) => ({
      attributes: new Map(
        [...attributes.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [
          key,
          unescaped(value),
        ]),
      ),
      after,
    }),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function unescaped(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
