import { act, render } from '@testing-library/react';
import * as React from 'react';
import ts from 'typescript';
import {
  frameSnippet,
  policySnippet,
  reactSnippet,
} from '../../admin/src/pages/Forms/model/site-snippets';

const form = {
  slug: 'letter',
  embedUrl: 'https://cms.example/api/optin/embed.js',
  hostedUrl: 'https://cms.example/api/optin/f/letter',
  locale: 'fr',
  title: 'The "Letter"',
};

describe('the examples for sites', () => {
  it('React: runs, loads the script once, and hears of a sign-up', () => {
    const { outputText } = ts.transpileModule(reactSnippet(form), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
      reportDiagnostics: true,
    });
    const exports: { NewsletterForm?: React.ComponentType<Record<string, unknown>> } = {};
    new Function('exports', 'require', outputText)(exports, () => React);
    const { NewsletterForm } = exports;
    if (!NewsletterForm) throw new Error('nothing exported');
    const heard: unknown[] = [];
    const { container } = render(
      <>
        <NewsletterForm locale="fr" onSubmitted={(detail: unknown) => heard.push(detail)} />
        <NewsletterForm form="other" />
      </>
    );
    expect(document.querySelectorAll(`script[src="${form.embedUrl}"]`)).toHaveLength(1);
    const elements = [...container.querySelectorAll('optin-form')];
    expect(elements.map((element) => element.getAttribute('form'))).toEqual(['letter', 'other']);
    expect(elements[0].getAttribute('locale')).toBe('fr');
    act(() => {
      elements[0].dispatchEvent(
        new CustomEvent('optin:submitted', { bubbles: true, detail: { form: 'letter' } })
      );
    });
    expect(heard).toEqual([{ form: 'letter' }]);
  });

  it('frame: names the one server that may set its height', () => {
    const snippet = frameSnippet(form);
    expect(snippet).toContain("origin === 'https://cms.example'");
    expect(snippet).toContain('title="The &quot;Letter&quot;"');
    document.body.innerHTML = snippet.replace(/<script>[\s\S]*<\/script>/, '');
    const [, code] = /<script>([\s\S]*)<\/script>/.exec(snippet) ?? [];
    new Function(code)();
    const frame = document.querySelector('iframe');
    const tell = (origin: string, source: Window | null) =>
      window.dispatchEvent(
        new MessageEvent('message', { origin, source, data: { optin: 'height', height: 321 } })
      );
    tell('https://evil.example', frame?.contentWindow ?? null);
    tell('https://cms.example', window);
    expect(frame?.getAttribute('height')).toBe('480');
    tell('https://cms.example', frame?.contentWindow ?? null);
    expect(frame?.getAttribute('height')).toBe('321');
  });

  it('policy: allows the one server', () => {
    expect(policySnippet(form)).toBe(
      'Content-Security-Policy: script-src https://cms.example; connect-src https://cms.example; img-src https://cms.example'
    );
  });
});
