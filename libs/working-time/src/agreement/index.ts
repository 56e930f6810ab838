export { type LayerPeriod, type Layers, layerFlaws } from './layer-flaws';
export * from './parameters';
export * from './resolve-agreement';
export * from './schema';
export * from './standing';
export * from './validate-agreement';
export * from './validate-annex';
export * from './validate-version';
