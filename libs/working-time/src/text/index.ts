export { isAddress } from './address';
export { isPlainLine, isPlainText } from './plain-text';
