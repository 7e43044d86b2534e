import { startBrowser } from './browser.ts';
const browser = await startBrowser();
const url = process.argv[2]!;
for (const [w, h, scheme] of [[1280, 1000, 'light'], [360, 800, 'dark']] as const) {
  const page = await browser.newPage({ viewport: { width: w, height: h }, colorScheme: scheme });
  page.on('console', (m) => { if (m.type() === 'error') console.log('console', m.text()); });
  page.on('pageerror', (e) => console.log('pageerror', e.message));
  await page.goto(url);
  await page.getByLabel('Your message').fill('Dobar dan, treba mi pomoć.');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.waitForTimeout(2500);
  await page.locator('.list button').first().click();
  await page.waitForTimeout(1500);
  const agree = page.getByRole('button', { name: 'I agree' });
  console.log('agree buttons', await agree.count());
  if (await agree.count()) { await agree.first().click(); await page.waitForTimeout(1500); }
  await page.screenshot({ path: `/tmp/shot-${w}.png`, fullPage: true });
  const take = page.getByRole('button', { name: 'Take it back' });
  console.log('take', await take.count());
  if (await take.count()) { await take.first().click(); await page.waitForTimeout(2000); }
  console.log('activity', await page.locator('.activity').allInnerTexts());
  await page.screenshot({ path: `/tmp/shot-${w}-after.png`, fullPage: true });
  await page.close();
}
await browser.close();
