/** The panel judges colours too, so the arithmetic lives with the model. */
export {
  contrast,
  DEFAULT_ACCENT,
  inkOn,
  readableOn,
  toAccent,
} from '../../../../content-types/form/colour';
