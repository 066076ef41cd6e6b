/** Ready to paste examples for the ways in which sites are built; each is compiled by a test. */

const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign
  );

export interface SiteForm {
  slug: string;
  /** Absolute address of `embed.js`. */
  embedUrl: string;
  /** Absolute address of the hosted page. */
  hostedUrl: string;
  /** Language of the form on that page. */
  locale: string;
  title: string;
}

/**
 * The hosted page in a frame that is as high as the form. The listener takes a number from that one
 * server and nothing else.
 */
export const frameSnippet = ({ hostedUrl, locale, title, slug }: SiteForm): string =>
  `<iframe id="optin-${escapeHtml(slug)}" src="${escapeHtml(hostedUrl)}?locale=${encodeURIComponent(locale)}" title="${escapeHtml(title)}" width="100%" height="480" style="border:0"></iframe>
<script>
  addEventListener('message', ({ origin, data, source }) => {
    const frame = document.getElementById('optin-${escapeHtml(slug)}');
    if (origin === '${new URL(hostedUrl).origin}' && source === frame.contentWindow && data.optin === 'height')
      frame.height = Number(data.height);
  });
</script>`;

/** React, and Next.js with the app router: the script loads once, wherever the form stands. */
export const reactSnippet = ({ embedUrl, slug }: SiteForm): string =>
  `'use client';
import { createElement, useEffect } from 'react';

const SCRIPT = '${embedUrl}';

export function NewsletterForm({ form = '${slug}', locale, onSubmitted }) {
  useEffect(() => {
    if (document.querySelector(\`script[src="\${SCRIPT}"]\`)) return;
    const script = document.createElement('script');
    script.src = SCRIPT;
    document.head.append(script);
  }, []);
  useEffect(() => {
    const listen = (event) => onSubmitted?.(event.detail);
    document.addEventListener('optin:submitted', listen);
    return () => document.removeEventListener('optin:submitted', listen);
  }, [onSubmitted]);
  return createElement('optin-form', { form, locale });
}`;

/** Vue, and Nuxt: tell the compiler that the element is none of Vue's components. */
export const vueSnippet = ({ embedUrl, slug }: SiteForm): string =>
  `<script setup>
// vite.config.js: vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'optin-form' } } })
// nuxt.config.js: vue: { compilerOptions: { isCustomElement: (tag) => tag === 'optin-form' } }
import { onMounted } from 'vue';

const script = '${embedUrl}';
defineProps({ form: { type: String, default: '${slug}' }, locale: String });
const emit = defineEmits(['submitted']);

onMounted(() => {
  if (document.querySelector(\`script[src="\${script}"]\`)) return;
  const element = document.createElement('script');
  element.src = script;
  document.head.append(element);
});
</script>

<template>
  <optin-form :form="form" :locale="locale" @optin:submitted="emit('submitted', $event.detail)" />
</template>`;

/** Astro: nothing runs on the server, and nothing of a framework in the browser. */
export const astroSnippet = ({ embedUrl, slug }: SiteForm): string =>
  `---
const { form = '${slug}', locale = Astro.currentLocale } = Astro.props;
---
<script is:inline src="${escapeHtml(embedUrl)}" defer></script>
<optin-form form={form} locale={locale}></optin-form>`;

/** What a site with a policy has to allow for the web component. */
export const policySnippet = ({ embedUrl }: Pick<SiteForm, 'embedUrl'>): string => {
  const { origin } = new URL(embedUrl);
  return `Content-Security-Policy: script-src ${origin}; connect-src ${origin}; img-src ${origin}`;
};
