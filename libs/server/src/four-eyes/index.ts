export { type FourEyesProcess, type FourEyesWaiver, fourEyesWaiver } from './four-eyes';
export { FourEyesOffDto, RefusalReasonField, fourEyesOffDto } from './four-eyes.dto';
export { fourEyesFromCommandLine } from './four-eyes-cli';
export { switchFourEyes } from './four-eyes-switch';
