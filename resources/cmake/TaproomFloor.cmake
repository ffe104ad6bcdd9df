# Flags that every target of the house is built with, and the two functions that make floors and tests.

add_library(chat_options INTERFACE)
target_compile_features(chat_options INTERFACE cxx_std_20)
target_include_directories(chat_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(chat_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast
    -Woverloaded-virtual -Wundef -fno-exceptions
    # GCC 12 takes an empty std::optional<QString> for an uninitialized one; the sanitizers find real ones.
    $<$<CXX_COMPILER_ID:GNU>:-Wsuggest-override;-Wno-maybe-uninitialized>
    $<$<BOOL:${TAPROOM_WERROR}>:-Werror>)
target_compile_definitions(chat_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_STRICT_ITERATORS
    QT_USE_QSTRINGBUILDER QT_DISABLE_DEPRECATED_BEFORE=0x060400)
if(TAPROOM_FUZZ)
    # Every floor counts its branches for the fuzzer; only the targets have its main().
    target_compile_options(chat_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(TAPROOM_SANITIZE)
    target_compile_options(chat_options INTERFACE
        -fsanitize=${TAPROOM_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(chat_options INTERFACE -fsanitize=${TAPROOM_SANITIZE})
endif()

# taproom_floor(<name> SOURCES … LINK …): one static target a floor; its folder is the caller's.
function(taproom_floor name)
    cmake_parse_arguments(FLOOR "" "" "SOURCES;LINK" ${ARGN})
    if(NOT FLOOR_SOURCES)
        add_library(taproom_${name} INTERFACE)
        target_link_libraries(taproom_${name} INTERFACE chat_options ${FLOOR_LINK})
        return()
    endif()
    add_library(taproom_${name} STATIC ${FLOOR_SOURCES})
    target_link_libraries(taproom_${name} PUBLIC chat_options ${FLOOR_LINK})
endfunction()

# taproom_add_test(<floor> <name> [SOURCES …] [LINK …] [LABELS …] [TIMEOUT seconds]):
# builds tst_<name>.cpp and runs it offscreen; it links its own floor and the test support only.
function(taproom_add_test floor name)
    cmake_parse_arguments(CASE "" "TIMEOUT" "SOURCES;LINK;LABELS" ${ARGN})
    add_executable(tst_${name} tst_${name}.cpp ${CASE_SOURCES})
    target_link_libraries(tst_${name} PRIVATE taproom_${floor} Qt6::Test ${CASE_LINK})
    target_compile_definitions(tst_${name} PRIVATE TAPROOM_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    add_test(NAME ${floor}.${name} COMMAND tst_${name})
    # All tests of a floor by one name, e.g. ninja tests_resp.
    if(NOT TARGET tests_${floor})
        add_custom_target(tests_${floor})
    endif()
    add_dependencies(tests_${floor} tst_${name})
    if(NOT CASE_TIMEOUT)
        set(CASE_TIMEOUT 60)
    endif()
    set_tests_properties(${floor}.${name} PROPERTIES
        TIMEOUT ${CASE_TIMEOUT}
        LABELS "${floor};${CASE_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8")
endfunction()
