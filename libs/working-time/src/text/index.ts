export { isPlainLine, isPlainText } from './plain-text';
