<?php

declare(strict_types=1);

require_once __DIR__ . '/settings.php';

/** Sends a page: one of the views, in the layout. */
function show(string $view, array $values = []): void
{
    extract($values);
    ob_start();
    require __DIR__ . "/views/$view.php";
    $main = ob_get_clean();
    require __DIR__ . '/views/layout.php';
}

function escape(string $text): string
{
    return htmlspecialchars($text, ENT_QUOTES);
}
