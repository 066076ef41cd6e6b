export { BasisChecks } from './BasisChecks';
export { BasisChoice, type UnavailableBases } from './BasisChoice';
export { BasisExplainer } from './BasisExplainer';
export { useUnavailableBases } from './useUnavailableBases';
