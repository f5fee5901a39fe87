# Sourced by mvnw: makes JAVA_HOME point at a JDK 25 or newer, or stops with one clear sentence.
#
# A suitable JAVA_HOME is kept. Otherwise the usual places are searched. Nothing is downloaded.

haksa_java_feature() {
  # Prints the feature version (25) of the JDK in $1, or nothing when there is no javac.
  [ -x "$1/bin/javac" ] || return 0
  "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

haksa_suitable() {
  haksa_found=$(haksa_java_feature "$1")
  [ -n "$haksa_found" ] && [ "$haksa_found" -ge 25 ]
}

haksa_find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && haksa_suitable "$JAVA_HOME"; then
    return 0
  fi
  set +f
  for haksa_dir in ${JAVA_25_HOME-} ${JDK_25-} \
    /usr/lib/jvm/*25* /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -d "$haksa_dir" ] && haksa_suitable "$haksa_dir"; then
      set -f
      JAVA_HOME=$haksa_dir
      export JAVA_HOME
      return 0
    fi
  done
  set -f
  echo "Haksa needs a JDK 25 or newer and found none: install one (for example Eclipse Temurin 25) and set JAVA_HOME to its folder." >&2
  return 1
}

haksa_find_jdk || exit 1

# A demonstration speaks for itself: Maven stays silent unless it was told how loud to be.
case " $* " in
*" -Pdemo "*)
  case " $* " in
  *" -q "* | *" -X "* | *" -e "* | *" --quiet "* | *" --debug "*) ;;
  *)
    echo "Haksa를 준비합니다. 처음에는 필요한 것을 내려받느라 몇 분 걸립니다."
    echo "Preparing Haksa. The first time takes some minutes, since it downloads what it needs."
    set -- -q "$@"
    ;;
  esac
  ;;
esac
