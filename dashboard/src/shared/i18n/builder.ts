import words from './builder.json';
import { addWords } from './index';

addWords(words);
