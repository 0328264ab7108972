package dev.parley.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomsTest {
  private static final String ROOT = RoomsTest.class.getPackageName();

  /** What benchmarks share, each knowing those before it. */
  private static final List<String> SHARED = List.of("report", "served", "callee", "heard");

  /** The benchmarks, of which none knows another. */
  private static final List<String> BENCHMARKS =
      List.of("media", "speech", "voice", "turn", "answerer", "model", "api", "dashboard", "calls");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static void knowsNot(String room, List<String> others) {
    for (String other : others) {
      noClasses()
          .that()
          .resideInAPackage(ROOT + "." + room)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "." + other)
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  @Test
  void everyRoomIsKnown() {
    List<String> rooms = new ArrayList<>(SHARED);
    rooms.addAll(BENCHMARKS);
    assertThat(CLASSES.getPackage(ROOT).getSubpackages().stream().map(JavaPackage::getRelativeName))
        .containsExactlyInAnyOrderElementsOf(rooms);
  }

  @Test
  void whatIsSharedKnowsNoBenchmarkAndOnlyWhatIsBeforeIt() {
    for (int i = 0; i < SHARED.size(); i++) {
      knowsNot(SHARED.get(i), SHARED.subList(i + 1, SHARED.size()));
      knowsNot(SHARED.get(i), BENCHMARKS);
    }
  }

  @Test
  void noBenchmarkKnowsAnother() {
    for (String benchmark : BENCHMARKS) {
      knowsNot(benchmark, BENCHMARKS.stream().filter(other -> !other.equals(benchmark)).toList());
    }
  }
}
