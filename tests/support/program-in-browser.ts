// The started program and a browser, for the tests of a file that look at the sandbox's page.
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { findChromium, type OpenPage, openBrowser, openPage } from './browser.ts';
import { sandboxAddress } from './fresh-clone.ts';
import { installProgram, type Program, type Run } from './program.ts';

export interface ProgramInBrowser {
  /** Whether there is a browser to test with. */
  readonly isThere: boolean;
  open(options: BrowserContextOptions): Promise<OpenPage>;
}

export function useProgramInBrowser(): ProgramInBrowser {
  const chromium = findChromium();
  let browser: Browser;
  let program: Program;
  let run: Run;
  beforeAll(async () => {
    if (chromium === undefined) return;
    program = await installProgram({ PORT: '0' });
    run = program.start();
    [browser] = await Promise.all([openBrowser(chromium), run.ready]);
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });
  return {
    isThere: chromium !== undefined,
    open: (options) => openPage(browser, sandboxAddress(run), options),
  };
}
