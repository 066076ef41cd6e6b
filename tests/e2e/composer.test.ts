import type { Browser, Locator, Page } from 'playwright-core';
import { axeFindings, launchBrowser, openPage, screenshot, signIn } from '../helpers/browser';
import {
  ARTICLES,
  driveComposer,
  focusIsLost,
  type ComposerDriver,
} from '../helpers/composer-driver';
import { startDemo, type InboxMail, type RunningDemo } from '../helpers/demo';
import { drivePanel, type PanelDriver } from '../helpers/panel-driver';

const DESK = { width: 1600, height: 1000 };

describe('the composer, from an empty message to the inbox', () => {
  let demo: RunningDemo;
  let browser: Browser;
  let panel: Page;
  let drive: PanelDriver;
  let composer: ComposerDriver;
  let problems: string[];

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
    ({ page: panel, problems } = await openPage(browser, { viewport: DESK }));
    panel.setDefaultTimeout(10_000);
    drive = drivePanel(panel, demo);
    composer = driveComposer(drive);
    await signIn(panel, demo.url, demo.admin);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  /** The preview at the left, the received mail at the right. */
  const sideBySide = async (frame: Locator, program: Page, name: string) => {
    const received = await program.screenshot({ fullPage: true });
    const html = (await frame.getAttribute('srcdoc')) ?? '';
    const { page: preview } = await openPage(browser, { viewport: { width: 640, height: 900 } });
    await preview.setContent(html, { waitUntil: 'load' });
    const previewed = await preview.screenshot({ fullPage: true });
    const picture = (image: Buffer) =>
      `<img alt="" style="width:640px" src="data:image/png;base64,${image.toString('base64')}">`;
    await preview.setViewportSize({ width: 1300, height: 900 });
    await preview.setContent(
      `<body style="margin:0;display:flex;gap:20px;align-items:flex-start">${picture(previewed)}${picture(received)}`
    );
    await screenshot(preview, name);
    await preview.context().close();
  };

  describe('with the mouse', () => {
    it('writes a heading and a text that greets by name', async () => {
      await composer.create('Spring on the quay');
      await composer.handle(/^Heading/).click();
      await composer.text.waitFor();
      await panel.keyboard.type('Spring on the quay');
      await composer.handle(/^Text/).click();
      await composer.text.waitFor();
      await panel.keyboard.type('Good morning, ');
      await panel.getByRole('button', { name: 'Recipient' }).click();
      await panel.getByRole('menuitem', { name: 'First name' }).click();
      await panel.getByLabel('If the recipient gave none, write').fill('reader');
      await panel.getByRole('button', { name: 'Done', exact: true }).click();
      await panel.keyboard.type('. The boats are painted.');
      await panel.keyboard.press('Escape');
      await composer.saved();
    });

    it('adds five articles, found in the entry picker', async () => {
      for (const [title] of ARTICLES) {
        await composer.palette('Entry').click();
        await composer.pick(title);
      }
      await composer.saved();
    });

    it('drags columns into the message, and a block into each of them', async () => {
      await composer.drag(composer.palette('2 columns'), composer.handle(/^Text/), 'bottom');
      const hollow = composer.canvas.getByText('Drag a block here');
      await composer.drag(composer.palette('Text'), hollow.first(), 'top');
      await composer.text.waitFor();
      await panel.keyboard.type('High water');
      await panel.keyboard.press('Escape');
      await composer.drag(composer.palette('Quote'), hollow.first(), 'top');
      await composer.text.waitFor();
      await panel.keyboard.type('The gulls told me');
      await panel.keyboard.press('Escape');
      expect(await hollow.count()).toBe(0);
      await screenshot(panel, 'composer-canvas', false);
      await composer.saved();
    });

    it('shows a block to readers of French only', async () => {
      await composer.drag(composer.palette('Text'), composer.handle(/^Heading/), 'bottom');
      await composer.text.waitFor();
      await panel.keyboard.type('Pour nos lectrices et lecteurs francophones');
      await panel.keyboard.press('Escape');
      await panel.getByRole('radio', { name: 'Show only to some' }).click();
      const language = panel.getByRole('combobox', { name: /^Language/ });
      await language.click();
      await language.fill('');
      await panel.keyboard.type('French');
      await panel.getByRole('option', { name: 'French', exact: true }).click();
      await panel.getByText('Only readers in French').first().waitFor();
      await composer.saved();
    });

    it('says from whom, to whom and about what', async () => {
      await composer.step('Audience');
      // There is one list, and it is chosen already.
      await panel
        .getByRole('combobox', { name: 'Lists' })
        .filter({ hasText: 'Newsletter' })
        .waitFor();
      await composer.step('Sender and subject');
      await drive.choose('Sender', /The Harbour Post/);
      await panel.getByRole('textbox', { name: 'Subject' }).click();
      await panel.keyboard.type('Spring is here');
      await composer.saved();
    });

    it('translates the subject and the greeting into French', async () => {
      await composer.step('Content');
      await panel.getByRole('button', { name: 'Add language' }).click();
      await panel.getByRole('menuitem', { name: 'French', exact: true }).click();
      await composer.inspect('Message');
      await panel.getByRole('textbox', { name: 'Subject' }).click();
      await panel.keyboard.type('Le printemps est là');
      await composer.handleOver('Good morning').click();
      await composer.text.waitFor();
      await panel.keyboard.type('Bonjour. Les bateaux sont repeints.');
      await panel.keyboard.press('Escape');
      await composer.canvas.getByText(ARTICLES[0][1], { exact: true }).waitFor();
      await screenshot(panel, 'composer-french', false);
      await composer.saved();
    });

    const TO = { English: 'editor-en@harbour.example', French: 'editor-fr@harbour.example' };

    it('sends a test of each language', async () => {
      for (const [language, address] of Object.entries(TO)) await composer.test(address, language);
      const [en, fr] = await Promise.all([demo.mailTo(TO.English), demo.mailTo(TO.French)]);
      expect(en.subject).toMatch(/Spring is here$/);
      expect(fr.subject).toMatch(/Le printemps est là$/);
      const french = 'Pour nos lectrices et lecteurs francophones';
      for (const part of ['html', 'text'] as const) {
        const words = (mail: InboxMail) => mail[part].replaceAll('&#39;', "'");
        for (const [title, titre] of ARTICLES) {
          expect(words(en)).toContain(title);
          expect(words(en)).not.toContain(titre);
          expect(words(fr)).toContain(titre);
          expect(words(fr)).not.toContain(title);
        }
        expect(words(en)).toContain('The boats are painted.');
        expect(words(en)).not.toContain(french);
        expect(words(fr)).toContain('Les bateaux sont repeints.');
        expect(words(fr)).toContain(french);
        for (const mail of [en, fr])
          for (const beside of ['High water', 'The gulls told me'])
            expect(words(mail)).toContain(beside);
      }
      expect(en.text).toMatch(/Good morning, \S+\. The boats/);
    });

    it.each([
      ['English', 'en'],
      ['French', 'fr'],
    ] as const)('shows in the preview what arrives: %s', async (language, code) => {
      await composer.language(language);
      await composer.view('Desktop');
      const frame = panel.locator('iframe[srcdoc]');
      const own = code === 'en' ? ARTICLES[0][0] : ARTICLES[0][1];
      const shown = frame.contentFrame();
      await shown.getByText(own).first().waitFor();
      const { html } = await demo.mailTo(TO[language]);
      const { page: program } = await openPage(browser, { viewport: { width: 640, height: 900 } });
      await program.setContent(html, { waitUntil: 'load' });

      const places = await Promise.all(
        ['High water', 'The gulls told me'].map((text) => program.getByText(text).boundingBox())
      );
      const [left, right] = places.map((box) => box ?? { x: 0, y: 0, width: 0, height: 0 });
      expect(left.x + left.width).toBeLessThanOrEqual(right.x);
      expect(Math.abs(left.y - right.y)).toBeLessThan(40);

      const words = (page: Locator) =>
        page.evaluate((body) => (body.textContent ?? '').replace(/\s+/g, ' ').trim());
      expect(await words(shown.locator('body'))).toBe(await words(program.locator('body')));
      await sideBySide(frame, program, `composer-mail-${code}`);
      await program.context().close();
      await composer.view('Edit');
    });
  });

  describe('with the keyboard alone', () => {
    /** Presses keys; the focus never falls through to the page. */
    const keys = async (...pressed: string[]) => {
      for (const key of pressed) {
        // As long as fingers do: a radio is chosen by an arrow that is still held when it gets the focus.
        await panel.keyboard.press(key, { delay: 60 });
        if (/^(Tab|Shift\+Tab)$/.test(key)) continue;
        expect([key, await focusIsLost(panel)]).toEqual([key, false]);
      }
    };
    const type = (text: string) => panel.keyboard.type(text);
    /** From the focus to the control of this name, and Enter. */
    const use = async (name: string | RegExp, direction: 'Tab' | 'Shift+Tab' = 'Tab') => {
      await drive.tabTo(name, direction);
      await keys('Enter');
    };
    const order = () =>
      composer.canvas
        .locator('[data-handle]')
        .evaluateAll((handles) => handles.map((handle) => handle.getAttribute('aria-label')));

    it('begins a campaign and writes its heading', async () => {
      await drive.open('/campaigns', 'Campaigns');
      await use('New campaign');
      await panel.getByRole('dialog').waitFor();
      await drive.tabTo('Name');
      await type('By keyboard');
      await panel.keyboard.press('Enter');
      await composer.canvas.waitFor();
      expect(await focusIsLost(panel)).toBe(false);
      await drive.tabTo(/^Heading$/);
      await drive.tabTo(/^Heading/);
      await keys('Enter');
      await composer.text.waitFor();
      await type('Without a mouse');
      await keys('Escape');
      expect((await order())[0]).toBe('Heading: Without a mouse');
    });

    it('adds an article through the palette and the picker', async () => {
      await use('Entry', 'Shift+Tab');
      await keys('Enter');
      await use('Choose an entry');
      const dialog = panel.getByRole('dialog', { name: 'Choose an entry' });
      await dialog.getByRole('listitem').first().waitFor();
      await drive.tabTo('Search by title');
      await type('tide');
      await dialog.getByText('1 entry').waitFor();
      await keys('ArrowDown', 'Enter');
      await dialog.waitFor({ state: 'detached' });
      await composer.canvas.getByText('How to read a tide table').waitFor();
      await keys('Escape');
    });

    it('moves it with Alt and an arrow, and carries it with Space', async () => {
      const names = async () => (await order()).map((name) => name?.split(':')[0]);
      expect(await names()).toEqual(['Heading', 'Entry', 'Text']);
      await keys('Alt+ArrowUp');
      expect(await names()).toEqual(['Entry', 'Heading', 'Text']);
      await keys('Space', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Space');
      expect(await names()).toEqual(['Heading', 'Text', 'Entry']);
    });

    it('shows a text to readers of French only', async () => {
      await drive.tabTo('Text', 'Shift+Tab');
      await keys('Enter');
      await composer.text.waitFor();
      await type('En français');
      await keys('Escape');
      await use('Details of the block');
      await drive.tabTo('Show to everybody');
      await keys('ArrowDown');
      await drive.tabTo('Language');
      await panel.keyboard.press('ControlOrMeta+a');
      await type('French');
      await keys('ArrowDown');
      const option = panel.locator('[role=option][data-highlighted]');
      await option.waitFor();
      expect(await option.textContent()).toBe('French');
      await keys('Enter');
      await composer.canvas.getByText('Only readers in French', { exact: true }).waitFor();
    });

    it('adds French, and sends a test in it', async () => {
      await use('Add language', 'Shift+Tab');
      const french = panel.getByRole('menuitem', { name: 'French', exact: true });
      while (!(await french.evaluate((item) => item === document.activeElement)))
        await keys('ArrowDown');
      await keys('Enter');
      await use(/^Sender and subject: /, 'Shift+Tab');
      await use('Sender');
      await keys('ArrowDown', 'Enter');
      await drive.tabTo('Subject');
      await type('Au clavier');
      expect(await focusIsLost(panel)).toBe(false);
      await composer.saved();
      await use('Send test', 'Shift+Tab');
      const dialog = panel.getByRole('dialog', { name: 'Send a test' });
      await drive.tabTo('To');
      await panel.keyboard.press('ControlOrMeta+a');
      await type('keys@harbour.example');
      await drive.tabTo('Send test');
      await panel.keyboard.press('Enter');
      await dialog.getByText('Sent to keys@harbour.example.').waitFor();
      expect(await focusIsLost(panel)).toBe(false);
      await keys('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await focusIsLost(panel)).toBe(false);
      const mail = await demo.mailTo('keys@harbour.example');
      expect(mail.subject).toMatch(/Au clavier$/);
      expect(mail.text).toContain('Lire un annuaire des marées');
      expect(mail.text).toContain('En français');
    });
  });

  describe('for those who hear the panel, see little or have little room', () => {
    const STEPS = [
      'Content',
      'Audience',
      'Sender and subject',
      'Tracking',
      'Schedule',
      'Checks',
    ] as const;
    /** The open campaign, step by step. */
    const walk = async (look: string, width: number) => {
      const findings: unknown[] = [];
      for (const step of STEPS) {
        await composer.step(step);
        await panel.waitForLoadState('networkidle');
        // What the mouse lies on shows another colour.
        await panel.mouse.move(0, 0);
        await screenshot(panel, `composer-${look}-${step.toLowerCase().replaceAll(' ', '-')}`);
        findings.push([step, await axeFindings(panel, 'main'), await sideways()]);
      }
      expect([width, ...findings]).toEqual([width, ...STEPS.map((step) => [step, [], 0])]);
    };
    const sideways = () =>
      panel.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth
      );
    const theme = async (name: 'light' | 'dark') => {
      await panel.evaluate((value) => localStorage.setItem('STRAPI_THEME', value), name);
      await panel.reload();
      await panel.getByRole('main').waitFor();
    };

    it.each([
      ['light', DESK.width],
      ['dark', DESK.width],
      ['narrow', 360],
    ] as const)('the steps of the composer: %s', async (look, width) => {
      await theme(look === 'dark' ? 'dark' : 'light');
      await panel.getByRole('navigation', { name: 'Steps of the campaign' }).waitFor();
      await panel.setViewportSize({ width, height: DESK.height });
      await walk(look, width);
      await panel.setViewportSize(DESK);
    });

    it.each([
      ['/templates', 'Templates'],
      ['/settings/brand', 'Brand'],
      ['/settings/content', 'Content types'],
      ['/campaigns?view=calendar', 'Campaigns'],
    ] as const)('%s', async (path, heading) => {
      for (const name of ['light', 'dark'] as const) {
        await theme(name);
        await drive.open(path, heading);
        await screenshot(panel, `composer-${name}${path.replace(/\W+/g, '-')}`);
        expect([name, await axeFindings(panel, 'main')]).toEqual([name, []]);
      }
    });
  });

  it('without an error in the console of the panel', () => {
    // Strapi's own panel asks its maker's servers for news, which fails where there is no network.
    const offline = /net::ERR_(NAME_NOT_RESOLVED|INTERNET_DISCONNECTED|CONNECTION_)/;
    expect(problems.filter((problem) => !offline.test(problem))).toEqual([]);
  });
});
