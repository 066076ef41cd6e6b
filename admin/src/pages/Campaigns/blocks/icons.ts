import {
  ArrowsVertical,
  Code,
  Cursor,
  Discuss,
  File,
  HeadingTwo,
  Image,
  Information,
  Layout,
  Minus,
  Paragraph,
  Play,
  Quotes,
  Stack,
} from '@strapi/icons';
import type { ComponentType, SVGProps } from 'react';
import type { MessageBlockType } from '../../../../../content-types';

/** The picture of each kind of block; its name is `blocks.type.<type>`. */
export const BLOCK_ICONS: Record<MessageBlockType, ComponentType<SVGProps<SVGSVGElement>>> = {
  heading: HeadingTwo,
  text: Paragraph,
  image: Image,
  button: Cursor,
  divider: Minus,
  spacer: ArrowsVertical,
  quote: Quotes,
  social: Discuss,
  video: Play,
  html: Code,
  columns: Layout,
  entry: File,
  query: Stack,
  footer: Information,
};
