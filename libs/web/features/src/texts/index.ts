export { TextLoader } from './loader';
export { type Texts } from './texts';
