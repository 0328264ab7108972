import { addWords } from './index';
import words from './tests.json';

addWords(words);
