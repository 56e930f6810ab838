import { type Client, type Connection, DatabaseError, type Submittable } from 'pg';

/** A column as the database describes it, before any row is there. */
export interface DescribedColumn {
  name: string;
  /** Of the type, see `pg_type`. */
  oid: number;
}

/**
 * Lets the database parse the statement against its schema, as it does for every statement with parameters, without
 * running it.
 * @returns columns of its rows; none where it gives no rows
 * @throws DatabaseError for an unknown table, column or function, and for types that do not fit
 */
export async function describeStatement(client: Client, text: string): Promise<DescribedColumn[]> {
  return new Promise((resolve, reject) => {
    client.query(new Description(text, (error, columns) => (error ? reject(error) : resolve(columns))));
  });
}

interface RowDescription {
  fields: { name: string; dataTypeID: number }[];
}

/** Parse and describe of the protocol: `pg` itself asks for a description only together with the rows. */
class Description implements Submittable {
  #columns: DescribedColumn[] = [];

  constructor(
    private readonly text: string,
    private readonly done: (error: Error | null, columns: DescribedColumn[]) => void,
  ) {}

  submit(connection: Connection): void {
    // Without a name: the next one replaces it.
    connection.parse({ name: '', text: this.text, types: [] }, true);
    connection.describe({ type: 'S', name: '' }, true);
    connection.sync();
  }

  handleRowDescription({ fields }: RowDescription): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, oid: dataTypeID }));
  }

  handleError(error: DatabaseError): void {
    this.done(error, []);
  }

  handleReadyForQuery(): void {
    this.done(null, this.#columns);
  }
}
