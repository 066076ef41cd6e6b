import { Code, HeadingTwo, Image, Information, Minus, Paragraph } from '@strapi/icons';
import type { ComponentType, SVGProps } from 'react';
import type { MessageBlockType } from '../../../../../content-types';

/** The picture of each kind of block; its name is `campaigns.block.<type>`. */
export const BLOCK_ICONS: Record<MessageBlockType, ComponentType<SVGProps<SVGSVGElement>>> = {
  heading: HeadingTwo,
  text: Paragraph,
  image: Image,
  button: Code,
  divider: Minus,
  footer: Information,
};

/** Where a block stands in the page, so that checks and focus find it. */
export const blockElementId = (id: string): string => `optin-block-${id}`;

const FOCUSABLE =
  '[contenteditable="true"], input, textarea, button, [role="combobox"], [tabindex="0"]';

/** Shows a block and puts the cursor into it; false while it is not on the page. */
export const focusBlock = (id: string): boolean => {
  const element = document.getElementById(blockElementId(id));
  if (!element) return false;
  const reduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'center', behavior: reduced ? 'auto' : 'smooth' });
  const body = element.querySelector('[data-block-body]') ?? element;
  const target = body.querySelector<HTMLElement>(FOCUSABLE) ?? element;
  target.focus({ preventScroll: true });
  return true;
};
