// Reads the FIT file that is named and writes what it holds as JSON: somebody else's opinion of our writer.
import { readFileSync } from 'node:fs';
import FitParser from 'fit-file-parser';

const parser = new FitParser({ force: false, mode: 'list' });
parser.parse(readFileSync(process.argv[2]), (error, data) => {
  if (error) {
    console.error(error);
    process.exit(1);
  }
  console.log(JSON.stringify(data));
});
