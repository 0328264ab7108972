package dev.parley.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AptSourcesTest {
  @TempDir Path etc;

  @BeforeEach
  void directory() throws IOException {
    Files.createDirectory(etc.resolve("sources.list.d"));
  }

  @Test
  void readsTheOlderFormatWithItsOptions() throws IOException {
    Files.writeString(
        etc.resolve("sources.list"),
        """
        # the main archive
        deb [arch=amd64 signed-by=/usr/share/keyrings/d.gpg] http://mirror.example/debian bookworm main contrib # here
        deb-src http://mirror.example/debian bookworm main
        deb http://mirror.example/debian-security bookworm-security main
        """);
    assertThat(AptSources.in(etc))
        .singleElement()
        .satisfies(archive ->
            assertThat(
                    archive.stanza(Set.of("bookworm"), new TreeSet<>(Set.of("main", "non-free"))))
                .isEqualTo(
                    """
                    Types: deb
                    URIs: http://mirror.example/debian
                    Suites: bookworm
                    Components: main non-free
                    signed-by: /usr/share/keyrings/d.gpg

                    """));
  }

  @Test
  void readsTheNewerFormatAndKeepsAKeyWrittenInIt() throws IOException {
    sources(
        """
        Types: deb deb-src
        URIs: http://deb.example/debian/
        Suites: trixie trixie-updates
        Components: main
        Signed-By:
         -----BEGIN PGP PUBLIC KEY BLOCK-----
         .
         abc

        Types: deb
        URIs: http://off.example/debian
        Suites: trixie
        Components: main
        Enabled: no
        """);
    assertThat(AptSources.in(etc))
        .singleElement()
        .satisfies(archive -> {
          assertThat(archive.uri()).isEqualTo("http://deb.example/debian/");
          assertThat(archive.stanza(Set.of("bookworm"), Set.of("main")))
              .contains("signed-by: \n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n abc\n");
        });
  }

  @Test
  void passesOverArchivesThatAreNotDebians() throws IOException {
    sources(
        """
        Types: deb
        URIs: https://packages.example/node
        Suites: nodistro
        Components: main

        Types: deb
        URIs: https://grafana.example
        Suites: stable
        Components: main

        Types: deb
        URIs: http://deb.example/debian
        Suites: stable
        Components: main
        """);
    assertThat(AptSources.in(etc))
        .extracting(AptSources.Archive::uri)
        .containsExactly("http://deb.example/debian");
  }

  private void sources(String text) throws IOException {
    Files.writeString(etc.resolve("sources.list.d/debian.sources"), text);
  }
}
