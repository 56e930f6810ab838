/** Calls `take` with every whole line of a stream. */
export function eachLine(stream, take) {
  let begun = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk) => {
    const lines = (begun + chunk).split('\n');
    begun = lines.pop();
    for (const line of lines) take(line.replace(/\r$/, ''));
  });
  stream.on('end', () => begun && take(begun));
}
