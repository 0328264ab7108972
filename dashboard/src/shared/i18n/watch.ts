import { addWords } from './index';
import words from './watch.json';

addWords(words);
