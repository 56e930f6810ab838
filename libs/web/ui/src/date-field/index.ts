/** Apart from the other components: its calendar is loaded with the pages that ask for a date. */
export { DateField } from './date-field';
