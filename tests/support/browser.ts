// The sandbox's page in a real browser, and the three phones on it.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A Chromium on the PATH. */
export function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function openBrowser(executablePath: string): Promise<Browser> {
  // Containers run it as root, where Chromium has no sandbox of its own.
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

export interface OpenPage {
  readonly page: Page;
  /** What the browser complained about. */
  readonly complaints: readonly string[];
}

export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  await page.goto(url);
  await page.locator('body.ready').waitFor();
  return { page, complaints };
}

export type Role = 'reporter' | 'moderators' | 'subscriber';

export type Attached =
  | 'sample-photo'
  | 'sample-album'
  | 'picture-file'
  | 'voice'
  | 'video'
  | 'contact'
  | 'almaty';

export interface PagePhone {
  readonly node: Locator;
  /** The big button of an empty chat. */
  starts(): Promise<void>;
  /** Taps the newest button under a message that has this text, once it is there. */
  taps(text: string | RegExp): Promise<void>;
  types(text: string): Promise<void>;
  /** Sends what stands under this class in the panel behind the paper clip. */
  attaches(what: Attached): Promise<void>;
  /** Waits until the newest message says this. */
  sees(text: string): Promise<void>;
  /** How often it was touched: taps, and one for a typed text. */
  readonly touches: () => number;
}

// A text from the same second as the question was written before the person could read it.
const READING_MS = 1_100;

export function phoneOn(page: Page, role: Role): PagePhone {
  const node = page.locator(`[data-phone=${role}]`);
  const newest = () => node.locator('.message').last();
  let touches = 0;
  return {
    node,
    async starts() {
      touches += 1;
      await node.locator('.start').click();
    },
    async taps(text) {
      touches += 1;
      await node.getByRole('button', { name: text, exact: true }).last().click();
    },
    async types(text) {
      touches += 1;
      await page.waitForTimeout(READING_MS);
      await node.locator('textarea').fill(text);
      await node.locator('textarea').press('Enter');
    },
    async attaches(what) {
      touches += 2;
      await page.waitForTimeout(READING_MS);
      await node.locator('.attach').click();
      await node.locator(`.choice.${what}, .choice[data-city=${what}]`).click();
    },
    sees: (text) => newest().filter({ hasText: text }).waitFor(),
    touches: () => touches,
  };
}
