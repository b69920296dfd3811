// The public page shows and does nothing else.
import { listen } from './stream.js';

listen();
