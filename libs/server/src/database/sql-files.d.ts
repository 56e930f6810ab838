/** A file of SQL is imported as its text: so bundles carry it, and specs by jest.sql.cjs. */
declare module '*.sql' {
  const text: string;
  export default text;
}
