import words from './developer.json';
import { addWords } from './index';

addWords(words);
