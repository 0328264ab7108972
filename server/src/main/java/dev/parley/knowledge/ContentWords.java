package dev.parley.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The words of a text that say what it is about, as Lucene's English analyser stems them. */
final class ContentWords {
  private static final List<String> EMPTY =
      List.of(
          "about", "actually", "again", "all", "also", "any", "anything", "are", "aren't", "be",
          "being", "can", "can't", "could", "do", "does", "doesn't", "doing",
          "don't", "else", "exactly", "for", "from", "get", "give", "go", "going", "gonna", "got", "gotta", 
          "happen", "happens", "has", "have", "he", "he's", "her", "here", "him", "his", "how",
          "i", "i'd", "i'll", "i'm", "i've", "in", "is", "isn't", "it's", "its", "just", "know",
          "let", "like", "me", "mean", "my", "need", "of", "off", "on", "one", "or", "our", "out",
          "over", "please", "really", "say", "see", "shall", "she", "should", "so", "some",
          "something", "tell", "that", "that's", "the", "them", "there's", "they're", "thing",
          "things", "those", "up", "us", "use", "wanna", "want", "we", "we'll", "we're", "well",
          "what", "what's", "when", "where", "which", "who", "who's", "whose", "why",
          "will", "won't", "would", "yes", "you", "you'd", "you'll", "you're", "you've", "your",
          "there", "this", "then", "than", "too", "am", "at", "as", "a", "an", "and", "but", "by",
          "if", "into", "it", "no", "not", "such", "their", "these", "they", "to", "with", "off",
          "okay", "ok", "oh", "um", "uh", "sorry", "hey", "hi", "hello", "wait", "may", "might",
          "must", "take", "takes", "come", "because", "guys", "guy", "kind", "sort", "bit", "lot",
          "always", "ever", "still", "yet", "even", "only", "very", "much", "many", "long");

  private ContentWords() {}

  /** An analyser that leaves the rest out; whoever makes it closes it. */
  static Analyzer analyzer() {
    return new EnglishAnalyzer(new CharArraySet(EMPTY, true));
  }

  /** Their stems, in order, each once. */
  static Set<String> of(Analyzer analyzer, String text) {
    Set<String> stems = new LinkedHashSet<>();
    try (TokenStream tokens = analyzer.tokenStream("words", text)) {
      CharTermAttribute stem = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        stems.add(stem.toString());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stems;
  }
}
