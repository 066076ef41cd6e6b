import type { ButtonBlock } from '../../../../content-types';
import { node, type Node } from '../layout';
import { buttonRadius, type Look } from '../palette';
import { cleanLine, escapeHtml } from '../text';
import { padding, targetOf, type BlockContext } from './context';

export const button = (block: ButtonBlock, context: BlockContext): Node[] => {
  const label = escapeHtml(cleanLine(block.text).trim());
  if (label === '') return [];
  const href = targetOf(block.url, context);
  return [
    node(
      'mj-button',
      { align: block.align, ...(href === null ? {} : { href }), ...padding(context, 12) },
      label
    ),
  ];
};

/** A button as MJML makes it, with a name of its own for screen readers, which MJML cannot give. */
export const buttonHtml = (
  { label, name, href }: { label: string; name: string; href: string },
  look: Look
): string => {
  const { button: ground, buttonText } = look.light;
  const radius = buttonRadius(look);
  return (
    '<table border="0" cellpadding="0" cellspacing="0" role="presentation" style="border-collapse:separate;line-height:100%">' +
    `<tbody><tr><td align="center" bgcolor="${ground}" role="presentation" valign="middle" style="border:none;border-radius:${radius};cursor:auto;mso-padding-alt:14px 28px;background:${ground}">` +
    `<a href="${href}" aria-label="${name}" target="_blank" style="display:inline-block;background:${ground};color:${buttonText};font-size:16px;font-weight:600;line-height:120%;margin:0;text-decoration:none;padding:14px 28px;mso-padding-alt:0px;border-radius:${radius}">${label}</a>` +
    '</td></tr></tbody></table>'
  );
};
