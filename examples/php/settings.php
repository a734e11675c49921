<?php

declare(strict_types=1);

/** A variable of the environment, or what `.env` says; an empty text where neither names it. */
function setting(string $name): string
{
    // `#` starts a comment there, but not in the files that PHP reads.
    $text = preg_replace('/^#.*/m', '', file_get_contents(__DIR__ . '/.env'));
    $settings = getenv() + parse_ini_string($text, false, INI_SCANNER_RAW);
    return $settings[$name] ?? '';
}
