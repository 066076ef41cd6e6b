import type { PreflightFinding } from '../contract';
import type { BlockContents, ReadImage } from './contents';
import { error, warning } from './finding';

/** Characters below which a message of pictures says nothing to whoever does not load them. */
const FEW_WORDS = 20;

const hasContent = ({ block, words, inline, images, links }: BlockContents): boolean => {
  switch (block.type) {
    case 'heading':
    case 'text':
    case 'quote':
    case 'button':
    case 'html':
      // A merge tag without a fallback says nothing here, and something to its reader.
      return (
        words.trim() !== '' || images.length > 0 || inline.some(({ type }) => type === 'mergeTag')
      );
    case 'image':
    case 'video':
      return images.some(({ isMissing }) => !isMissing);
    case 'social':
      return links.length > 0;
    // Whether there are entries to show is said of the entry itself.
    case 'entry':
    case 'query':
      return true;
    case 'columns':
    case 'divider':
    case 'spacer':
    case 'footer':
      return false;
  }
};

const isGone = ({ fileIds, isMissing }: ReadImage, files: ReadonlySet<number>): boolean =>
  isMissing || fileIds.some((id) => !files.has(id));

const judgeImages = (
  { block, images }: BlockContents,
  files: ReadonlySet<number>
): PreflightFinding[] =>
  images.flatMap((image) => {
    const place = { blockId: block.id };
    if (isGone(image, files)) return [error('image-missing', place)];
    return image.alt !== null && image.alt.trim() === '' ? [warning('alt-missing', place)] : [];
  });

const judgeParts = ({ block }: BlockContents): PreflightFinding[] => {
  const place = { blockId: block.id };
  switch (block.type) {
    case 'button':
      return block.text.trim() === '' || block.url.trim() === ''
        ? [error('button-incomplete', place)]
        : [];
    case 'video':
      return block.url.trim() === '' ? [error('button-incomplete', place)] : [];
    case 'social':
      return block.links.length === 0 || block.links.some(({ url }) => url.trim() === '')
        ? [error('social-incomplete', place)]
        : [];
    default:
      return [];
  }
};

/** Screen readers jump from heading to heading: none may be two levels below the last. */
const judgeHeadings = (contents: readonly BlockContents[]): PreflightFinding[] => {
  let before = 1;
  return contents.flatMap(({ block, words }) => {
    if (block.type !== 'heading' || words.trim() === '') return [];
    const skipped = block.level > before + 1;
    const values = { level: block.level, before };
    before = block.level;
    return skipped ? [warning('heading-order', { blockId: block.id }, values)] : [];
  });
};

/** Mail that is all pictures is what filters expect of spam, and empty where images are off. */
const judgeBalance = (
  contents: readonly BlockContents[],
  files: ReadonlySet<number>
): PreflightFinding[] => {
  const body = contents.filter(({ block }) => block.type !== 'footer');
  const hasPictures = body.some(({ images }) => images.some((image) => !isGone(image, files)));
  const letters = body.reduce((sum, { words }) => sum + words.trim().length, 0);
  return hasPictures && letters < FEW_WORDS ? [warning('images-only')] : [];
};

export const judgeStructure = (
  contents: readonly BlockContents[],
  files: ReadonlySet<number>
): PreflightFinding[] => {
  if (!contents.some(hasContent)) return [error('content-empty'), ...contents.flatMap(judgeParts)];
  return [
    ...contents.flatMap((block) => [...judgeImages(block, files), ...judgeParts(block)]),
    ...judgeHeadings(contents),
    ...judgeBalance(contents, files),
  ];
};
