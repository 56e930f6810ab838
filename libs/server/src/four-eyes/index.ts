export * from './four-eyes';
export * from './four-eyes.dto';
export * from './four-eyes-cli';
export * from './four-eyes-switch';
