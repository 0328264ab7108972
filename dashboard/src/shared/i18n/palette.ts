import { addWords } from './index';
import words from './palette.json';

addWords(words);
