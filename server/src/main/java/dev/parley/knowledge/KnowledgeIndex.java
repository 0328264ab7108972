package dev.parley.knowledge;

import dev.parley.embedding.TextEmbedding;
import dev.parley.language.intents.QuestionKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/** One version of a knowledge base, in memory, to be searched by words (BM25) and by meaning. */
final class KnowledgeIndex {
  /** The best of each kind of search are looked at closely. */
  private static final int HITS = 10;

  /**
   * Lucene says once that vectors would be faster with a module of the JDK that is no final one.
   */
  private static final Logger QUIET =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  static {
    QUIET.setLevel(Level.SEVERE);
  }

  private static final String WORDS = "words";
  private static final String ASKED = "asked";
  private static final String TOLD = "told";

  private final KnowledgeBase base;
  private final IndexSearcher searcher;

  /** By the number of their documents. */
  private final List<Candidate> candidates;

  /** So that a text that stays in the next version is not placed again. */
  private final Map<String, Place> placed;

  private KnowledgeIndex(
      KnowledgeBase base,
      IndexSearcher searcher,
      List<Candidate> candidates,
      Map<String, Place> placed) {
    this.base = base;
    this.searcher = searcher;
    this.candidates = candidates;
    this.placed = placed;
  }

  /**
   * Makes one. Takes some milliseconds for each text that is new.
   *
   * @param known where texts stand that stood in the version before, perhaps none
   */
  static KnowledgeIndex of(
      KnowledgeBase base, Analyzer analyzer, TextEmbedding embedding, Map<String, Place> known) {
    Map<String, Place> placed = new LinkedHashMap<>();
    List<Candidate> candidates = new ArrayList<>();
    for (KnowledgeItem item : base.items()) {
      candidates.addAll(
          candidates(
              item,
              analyzer,
              text ->
                  placed.computeIfAbsent(
                      text,
                      _ ->
                          known.containsKey(text)
                              ? known.get(text)
                              : new Place(embedding.of(text)))));
    }
    try {
      return new KnowledgeIndex(base, searcher(candidates, analyzer), candidates, placed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface Placing {
    Place of(String text);
  }

  private static List<Candidate> candidates(
      KnowledgeItem item, Analyzer analyzer, Placing placing) {
    String id = item.id().toString();
    return switch (item) {
      case KnowledgeItem.Pair(_, String question, String answer) -> {
        String found = question + " " + answer;
        Set<String> words = ContentWords.of(analyzer, found);
        yield List.of(
            new Candidate(
                id,
                answer,
                true,
                QuestionKind.of(question),
                found,
                words,
                words,
                placing.of(question),
                placing.of(answer)));
      }
      case KnowledgeItem.Text(_, String title, String text) ->
          Passages.of(text).stream()
              .map(passage -> {
                Place place = placing.of(passage.said());
                String found = title + " " + passage.passage();
                return new Candidate(
                    id,
                    passage.said(),
                    false,
                    QuestionKind.OTHER,
                    found,
                    ContentWords.of(analyzer, passage.said()),
                    ContentWords.of(analyzer, found),
                    place,
                    place);
              })
              .toList();
    };
  }

  private static IndexSearcher searcher(List<Candidate> candidates, Analyzer analyzer)
      throws IOException {
    // Nothing has to be closed: without a file there is nothing but memory.
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    // Documents are numbered as they are added as long as no segments are merged.
    IndexWriterConfig config =
        new IndexWriterConfig(analyzer).setMergePolicy(NoMergePolicy.INSTANCE);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (Candidate candidate : candidates) {
        Document document = new Document();
        document.add(new TextField(WORDS, candidate.found(), Field.Store.NO));
        document.add(vector(ASKED, candidate.asked()));
        document.add(vector(TOLD, candidate.told()));
        writer.addDocument(document);
      }
    }
    return new IndexSearcher(DirectoryReader.open(directory));
  }

  private static KnnFloatVectorField vector(String field, Place place) {
    return new KnnFloatVectorField(field, place.vector(), VectorSimilarityFunction.DOT_PRODUCT);
  }

  /** What it is an index of. */
  KnowledgeBase base() {
    return base;
  }

  /** Where its texts stand. */
  Map<String, Place> placed() {
    return placed;
  }

  /** What is worth a close look for a question: each once, in the order of the items. */
  List<Candidate> find(Asked asked) {
    BooleanQuery.Builder words = new BooleanQuery.Builder();
    asked
        .words()
        .forEach(
            stem -> words.add(new TermQuery(new Term(WORDS, stem)), BooleanClause.Occur.SHOULD));
    Set<Integer> found = new TreeSet<>();
    try {
      for (Query query :
          List.of(
              words.build(),
              new KnnFloatVectorQuery(ASKED, asked.meaning().vector(), HITS),
              new KnnFloatVectorQuery(TOLD, asked.meaning().vector(), HITS))) {
        for (ScoreDoc hit : searcher.search(query, HITS).scoreDocs) {
          found.add(hit.doc);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.stream().map(candidates::get).toList();
  }
}
