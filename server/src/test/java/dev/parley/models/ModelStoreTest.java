package dev.parley.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
  private static final String RESOURCE = "dev/parley/models/models.json";

  @TempDir Path cache;

  @Test
  void fetchesOnceAndSaysUnderWhichLicence() throws Exception {
    ModelStore store = store(checksum());
    assertThat(store.missing()).containsExactly("list");
    assertThat(store.ensure(Progress.silent()))
        .containsExactly("list: a list. Parley, licence Apache-2.0. From the class path, us.");
    assertThat(store.missing()).isEmpty();
    assertThat(store.file("list", "list.json")).exists();
    assertThat(store.ensure(Progress.silent())).isEmpty();
  }

  @Test
  void refusesAWrongChecksumAndKeepsNothing() {
    ModelStore store = store("0".repeat(64));
    assertThatThrownBy(() -> store.ensure(Progress.silent()))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("0".repeat(64))
        .hasMessageContaining(sum())
        .hasMessageContaining("./parley models");
    assertThat(cache.resolve("models/list/list.json")).doesNotExist();
    assertThat(cache.resolve("work")).doesNotExist();
  }

  @Test
  void removesAndFetchesAgainWhatWasDamaged() throws Exception {
    ModelStore store = store(checksum());
    store.ensure(Progress.silent());
    Path file = store.file("list", "list.json");
    Files.writeString(file, "damaged");
    assertThat(store.missing()).containsExactly("list");
    assertThat(store.verify()).singleElement().asString().contains(file.toString(), checksum());
    assertThat(file).doesNotExist();
    assertThat(store.ensure(Progress.silent())).hasSize(1);
    assertThat(store.verify()).isEmpty();
  }

  @Test
  void trustsACopiedCacheOnceItsChecksumsAreRight() throws Exception {
    ModelStore store = store(checksum());
    store.ensure(Progress.silent());
    Files.delete(cache.resolve("models/list/.verified"));
    assertThat(store.missing()).containsExactly("list");
    assertThat(store.ensure(Progress.silent())).as("nothing is fetched").isEmpty();
    assertThat(store.missing()).isEmpty();
  }

  @Test
  void fetchesOnceForSeveralThatAskAtOnce() throws Exception {
    Callable<List<String>> ensure = () -> store(checksum()).ensure(Progress.silent());
    try (var threads = Executors.newFixedThreadPool(4)) {
      int fetched = 0;
      for (Future<List<String>> answer :
          threads.invokeAll(List.of(ensure, ensure, ensure, ensure))) {
        fetched += answer.get().size();
      }
      assertThat(fetched).isOne();
    }
  }

  @Test
  void saysHowToFetchWhatIsMissing() {
    assertThatThrownBy(() -> store("0".repeat(64)).file("list", "list.json"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("list")
        .hasMessageContaining("Run ./parley models");
  }

  @Test
  void pinsEverythingItListsForBothPlatforms() throws Exception {
    try (InputStream in = resource()) {
      List<Item> items = Manifest.parse(in);
      assertThat(items).filteredOn(item -> item.fits("linux-x64") && !item.onDemand()).hasSize(9);
      assertThat(items).filteredOn(item -> item.fits("linux-arm64") && !item.onDemand()).hasSize(9);
      assertThat(items)
          .allSatisfy(item -> {
            assertThat(item.licence()).isNotBlank();
            assertThat(item.sources()).isNotEmpty();
            assertThat(item.files())
                .allSatisfy(file -> assertThat(file.sha256()).matches("[0-9a-f]{64}"));
          });
    }
  }

  @Test
  void livesWhereTheUserKeepsCaches() {
    assertThat(ModelStore.defaultDirectory(Map.of("XDG_CACHE_HOME", "/c", "HOME", "/h")))
        .isEqualTo(Path.of("/c/parley"));
    assertThat(ModelStore.defaultDirectory(Map.of("HOME", "/h")))
        .isEqualTo(Path.of("/h/.cache/parley"));
  }

  @Test
  void namesPlatformsAsTheManifestDoes() {
    assertThat(Manifest.platform("Linux", "amd64")).isEqualTo("linux-x64");
    assertThat(Manifest.platform("Linux", "aarch64")).isEqualTo("linux-arm64");
  }

  @Test
  void fetchesWhatIsForSpecialPurposesOnlyByName() throws Exception {
    ModelStore store = store(checksum(), true);
    assertThat(store.missing()).isEmpty();
    assertThat(store.ensure(Progress.silent())).isEmpty();
    assertThat(store.verify()).isEmpty();
    assertThat(store.ensure(List.of("list"), Progress.silent())).hasSize(1);
    Files.writeString(store.file("list", "list.json"), "damaged");
    assertThat(store.verify()).hasSize(1);
  }

  private ModelStore store(String sha256) {
    return store(sha256, false);
  }

  private ModelStore store(String sha256, boolean onDemand) {
    Item item =
        new Item(
            "list",
            null,
            "a list",
            "Apache-2.0",
            "Parley",
            onDemand,
            List.of(new ModelSource.Jar("us")),
            List.of(new Item.File("list.json", RESOURCE, 1, sha256)));
    return new ModelStore(cache, List.of(item), Map.of());
  }

  private static String sum() {
    try {
      return checksum();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String checksum() throws IOException {
    try (InputStream in = resource()) {
      return Checksum.copying(in, java.io.OutputStream.nullOutputStream());
    }
  }

  private static InputStream resource() throws IOException {
    InputStream in = ModelStoreTest.class.getClassLoader().getResourceAsStream(RESOURCE);
    if (in == null) {
      throw new IOException("no " + RESOURCE);
    }
    return in;
  }
}
