import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** What keeps a browser quiet on a machine without the internet. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** Made for a function in a cloud, where one process is all there is; a test wants the browser that people have. */
const NOT_FOR_TESTS = [
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--disable-site-isolation-trials',
];

/** Starts the browser that lies inside the npm package. */
export async function startBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((arg) => !NOT_FOR_TESTS.includes(arg)), ...quiet],
    headless: true,
  });
}
