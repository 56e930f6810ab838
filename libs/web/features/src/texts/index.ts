export { TextLoader } from './loader';
